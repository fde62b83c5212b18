-- When we learned that a change was merged and that a build had ended: sources tell of both later than they happen.
-- Owner: module changes.

alter table changes.change_request add column merged_known_at timestamptz;
alter table changes.build add column ended_known_at timestamptz;

create function changes.note_when_known() returns trigger
    language plpgsql as $$
begin
    if tg_table_name = 'change_request' then
        if new.merged_at is not null and (tg_op = 'INSERT' or old.merged_at is null) then
            new.merged_known_at := now();
        end if;
    elsif new.finished_at is not null and (tg_op = 'INSERT' or old.finished_at is null) then
        new.ended_known_at := now();
    end if;
    return new;
end
$$;

create trigger change_request_known before insert or update on changes.change_request
    for each row execute function changes.note_when_known();
create trigger build_known before insert or update on changes.build
    for each row execute function changes.note_when_known();
