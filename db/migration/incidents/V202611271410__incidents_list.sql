-- Lists of incidents go by when they began, the latest first.
-- Owner: module incidents.

create index incident_began_ix on incidents.incident (began_at desc, id desc) where merged_into is null;
