-- What the module of configuration publishes. Columns are added and never renamed.
-- Owner: module configuration.

create or replace view configuration.inventories as
select id, origin, service_id, environment_id, names, said_at as counted_at
  from configuration.names
 where kind = 'inventory';

create or replace view configuration.requirements as
select id, origin, service_id, environment_id, sha, names, said_at as required_at
  from configuration.names
 where kind = 'requirement';
