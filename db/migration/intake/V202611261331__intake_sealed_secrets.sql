-- Secrets of sources are kept sealed; those that are still in clear are sealed at the next start.
-- Owner: module intake.

alter table intake.secret
    alter column value drop not null,
    add column sealed text;

alter table intake.secret
    add constraint secret_clear_or_sealed check ((value is null) <> (sealed is null));
