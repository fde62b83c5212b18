-- Refuses every change of an entry, for whoever asks, and says what can be done instead.
-- Owner: module audit.

create function audit.refuse_change() returns trigger
    language plpgsql as
$$
begin
    raise exception 'An entry of the audit log is never changed: % on audit.entry is refused', lower(tg_op)
        using errcode = 'insufficient_privilege',
              hint = 'To correct an entry record another act. To erase who a person is delete the rows of that id from audit.actor.';
end
$$;

create trigger entry_stays
    before update or delete or truncate on audit.entry
    for each statement execute function audit.refuse_change();

-- "always": also in a session that calls itself a replica, where other triggers are silent.
alter table audit.entry enable always trigger entry_stays;

revoke update, delete, truncate on audit.entry from public, current_user;
