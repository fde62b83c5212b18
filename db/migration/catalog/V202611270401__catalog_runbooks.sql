-- Where it is written what to do when a service is broken, and when somebody last made sure that it is true.
-- Owner: module catalog.

alter table catalog.service
    add column runbook_url text,
    add column runbook_reviewed_on date,
    add constraint service_runbook_is_an_address check (runbook_url ~ '^https?://[^[:space:]]+$' and length(runbook_url) <= 2000),
    add constraint service_runbook_reviewed_needs_one check (runbook_reviewed_on is null or runbook_url is not null);
