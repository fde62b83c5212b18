-- What people and programs did, as a chain of rows that can be added to and not changed.
-- Owner: module audit.

create schema audit;

create table audit.entry (
    chain       text        not null,
    seq         bigint      not null,
    at          timestamptz not null,
    actor_kind  text        not null,
    actor_seal  text        not null,
    via         text        not null,
    action      text        not null,
    object_type text        not null,
    object_name text        not null,
    canonical   text        not null,
    prev_hash   bytea       not null,
    hash        bytea       not null,

    constraint entry_pk primary key (chain, seq),
    constraint entry_seq_from_one check (seq >= 1),
    constraint entry_follows_one_other unique (chain, prev_hash),
    constraint entry_first_follows_nothing check (seq > 1 or prev_hash = decode(repeat('00', 32), 'hex')),
    constraint entry_hash_holds check (hash = sha256(prev_hash || convert_to(canonical, 'UTF8'))),
    constraint entry_actor_kind_known check (actor_kind in ('person', 'program', 'system', 'nobody')),
    constraint entry_via_known check (via in ('page', 'api', 'provider', 'system')),
    constraint entry_action_shape check (action ~ '^[a-z][a-z-]*[.][a-z][a-z-]*$')
);

create index entry_actor_ix on audit.entry (chain, actor_seal, seq desc);
create index entry_action_ix on audit.entry (chain, action, seq desc);
create index entry_object_name_ix on audit.entry (chain, object_name, seq desc);
create index entry_via_ix on audit.entry (chain, via, seq desc);
create index entry_at_ix on audit.entry (chain, at);

-- Who acted, beside the chain: a person can be erased and every hash still holds.
-- The seal stands in the chain; it is the hash of salt, id and name, so that nobody is exchanged for somebody else.
create table audit.actor (
    seal text not null,
    id   text not null,
    name text not null,
    salt text not null,

    constraint actor_pk primary key (seal),
    constraint actor_once unique (id, name),
    constraint actor_seal_holds check (
        seal = encode(sha256(convert_to(salt || E'\n' || id || E'\n' || name, 'UTF8')), 'hex'))
);

-- How the last look at a chain ended, and the last head that was found whole: a chain may grow beyond it and never lose it.
create table audit.verification (
    chain        text        not null,
    at           timestamptz not null,
    entries      bigint      not null,
    steps_back   bigint      not null,
    guarded      boolean     not null,
    broken_seq   bigint,
    broken_why   text,
    trusted_seq  bigint,
    trusted_hash bytea,

    constraint verification_pk primary key (chain),
    constraint verification_broken_has_reason check ((broken_seq is null) = (broken_why is null)),
    constraint verification_trusted_has_hash check ((trusted_seq is null) = (trusted_hash is null))
);

-- The last head of a chain that was told to the outside.
create table audit.anchor (
    chain text        not null,
    at    timestamptz not null,
    seq   bigint      not null,
    hash  bytea       not null,

    constraint anchor_pk primary key (chain)
);
