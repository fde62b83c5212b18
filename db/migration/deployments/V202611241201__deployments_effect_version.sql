-- What runs because of a deployment: a change of configuration alone brings no commit of its own.
-- Owner: module deployments.

alter table deployments.effect
    add column slot        text not null default 'stable',
    add column sha         text,
    add column digest      text,
    add column config_hash text;

-- The last deployment that took effect in a place, at any instant.
create index effect_place_ix on deployments.effect (service_id, environment_id, took_effect_at desc);

-- What was seen by its artifact alone, until a build says which commit it is.
create index observation_digest_ix on deployments.observation (digest) where sha is null and digest is not null;
