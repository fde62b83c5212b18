-- What each rollback went back to and which deployment it withdrew; lists of one kind and of one outcome.
-- Owner: module deployments.

-- One row per rollback, derived with its effect; it holds while that effect counts as a rollback.
create table deployments.withdrawal (
    rollback_id          bigint not null,
    deployment_id        bigint,
    restored_since       timestamptz,
    restored_until       timestamptz,
    restored_config_hash text,

    constraint withdrawal_pk primary key (rollback_id),
    constraint withdrawal_rollback_fk foreign key (rollback_id) references deployments.deployment (id)
        on delete cascade,
    constraint withdrawal_in_order check (restored_until >= restored_since)
);

-- Whether a deployment was withdrawn.
create index withdrawal_deployment_ix on deployments.withdrawal (deployment_id) where deployment_id is not null;

-- The deployments of one service that count as one kind, newest first.
create index effect_service_kind_ix
    on deployments.effect (service_id, counts_as, took_effect_at desc, deployment_id desc);
-- The deployments that ended badly, newest first.
create index deployment_unhappy_ix on deployments.deployment (state, happened_at desc, id desc)
    where state in ('failed', 'partial', 'cancelled', 'rejected');
-- What else changed in a place: secrets, migrations, configuration.
create index deployment_beside_code_ix on deployments.deployment (service_id, environment_id, happened_at)
    where kind <> 'code' and state in ('succeeded', 'partial');

insert into deployments.rebuild_due (reason)
select 'withdrawals are new' where exists (select from deployments.effect where counts_as = 'rollback');
