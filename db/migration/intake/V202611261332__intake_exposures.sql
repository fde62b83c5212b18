-- Credentials that senders sent: what they are, since when, and where they stood. Never the credential itself.
-- Owner: module intake.

create table intake.exposure (
    id            bigint generated always as identity,
    source_id     bigint      not null,
    rule          text        not null,
    fingerprint   text        not null,
    first_seen_at timestamptz not null,
    last_seen_at  timestamptz not null,
    deliveries    bigint      not null,
    state         text        not null default 'open',
    decided_by    text,
    decided_at    timestamptz,
    reason        text,

    constraint exposure_pk primary key (id),
    constraint exposure_source_fk foreign key (source_id) references intake.source (id) on delete cascade,
    constraint exposure_once unique (source_id, rule, fingerprint),
    constraint exposure_order check (first_seen_at <= last_seen_at),
    constraint exposure_deliveries_positive check (deliveries > 0),
    constraint exposure_state_known check (state in ('open', 'rotated', 'dismissed')),
    constraint exposure_decision_complete check (
        state = 'open' or (decided_by is not null and decided_at is not null and reason is not null))
);

-- The places of one delivery where something was masked; kept as long as the delivery.
create table intake.finding (
    delivery_id bigint      not null,
    received_at timestamptz not null,
    place       text        not null,
    exposure_id bigint      not null,
    found_at    timestamptz not null,

    constraint finding_pk primary key (delivery_id, place, exposure_id),
    constraint finding_exposure_fk foreign key (exposure_id) references intake.exposure (id) on delete cascade
);

create index finding_exposure_ix on intake.finding (exposure_id, received_at desc);
create index finding_age_ix on intake.finding (received_at);
