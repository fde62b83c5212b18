-- Keys of programs that were made on the page Settings. Of the key itself only its SHA-256 is kept.
-- Owner: module access.

-- public_id: the part of the key that is no secret, by which it is found and named.
create table access.token (
    id              bigint generated always as identity,
    public_id       text        not null,
    digest          bytea       not null,
    name            text        not null,
    role            text        not null,
    owner_id        bigint      not null,
    created_at      timestamptz not null,
    expires_at      timestamptz not null,
    last_used_at    timestamptz,
    revoked_at      timestamptz,
    expiry_noted_at timestamptz,

    constraint token_pk primary key (id),
    constraint token_public_id_unique unique (public_id),
    constraint token_digest_is_sha256 check (octet_length(digest) = 32),
    constraint token_name_length check (length(name) between 1 and 100),
    constraint token_role_known check (role in ('viewer', 'reporter', 'approver', 'admin')),
    constraint token_owner_fk foreign key (owner_id) references access.person (id)
);

create index token_owner_ix on access.token (owner_id);
create index token_expiry_to_note_ix on access.token (expires_at) where expiry_noted_at is null;
