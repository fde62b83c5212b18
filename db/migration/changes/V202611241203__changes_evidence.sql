-- What is known of an artifact: what was scanned, signed, tested, and how it went. Keyed by its digest.
-- Owner: module changes.

create table changes.evidence (
    id            bigint generated always as identity,
    origin        text        not null,
    digest        text        not null,
    sha           text,
    kind          text        not null,
    status        text        not null,
    summary       jsonb,
    given_at      timestamptz not null,
    url           text,
    delivery_id   bigint,
    identity_hash text        not null generated always as (
        md5(coalesce(sha, '') || '/' || coalesce(url, '') || '/' || coalesce(summary::text, ''))) stored,

    constraint evidence_pk primary key (id),
    constraint evidence_given_once unique (digest, kind, status, given_at, origin, identity_hash),
    constraint evidence_kind_known check (kind in (
        'sbom', 'signature', 'provenance', 'scan', 'test', 'coverage', 'smoke')),
    constraint evidence_status_known check (status in ('passed', 'failed', 'skipped')),
    constraint evidence_sha_length check (length(sha) between 4 and 64)
);
