-- Checks of Azure DevOps that wait for a decision, and the token with which they are told, sealed and kept until then.
-- Owner: module gates.

create table gates.azure_check (
    asked_by         text        not null,
    asked_key        text        not null,
    plan_url         text        not null,
    project_id       uuid        not null,
    hub_name         text        not null,
    plan_id          uuid        not null,
    job_id           uuid        not null,
    task_instance_id uuid        not null,
    sealed_token     text,
    asked_at         timestamptz not null,
    ended_at         timestamptz,

    constraint azure_check_pk primary key (asked_by, asked_key),
    constraint azure_check_plan_url_is_https check (plan_url like 'https://%'),
    constraint azure_check_hub_known check (hub_name in ('Build', 'Release', 'Gates', 'Checks')),
    constraint azure_check_ended_keeps_no_token check ((ended_at is null) = (sealed_token is not null)),
    constraint azure_check_request_fk foreign key (asked_by, asked_key) references gates.request (asked_by, asked_key)
        deferrable initially deferred
);

create index azure_check_open_ix on gates.azure_check (asked_at) where ended_at is null;
