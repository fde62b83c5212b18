-- What the door publishes. Columns are added and never renamed.
-- Owner: module intake.

create or replace view intake.sources as
select s.id, s.name, s.kind, s.is_declared, s.is_demo, s.created_at,
       (select d.received_at
          from intake.delivery d
         where d.source_id = s.id
         order by d.received_at desc
         limit 1) as last_event_at
  from intake.source s;
