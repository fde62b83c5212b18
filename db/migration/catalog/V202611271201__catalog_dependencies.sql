-- Which service needs which other to work, as people declare it.
-- Owner: module catalog.

create table catalog.dependency (
    service_id    bigint not null,
    depends_on_id bigint not null,

    constraint dependency_pk primary key (service_id, depends_on_id),
    constraint dependency_not_on_itself check (service_id <> depends_on_id),
    constraint dependency_service_fk foreign key (service_id) references catalog.service (id) on delete cascade,
    constraint dependency_depends_on_fk foreign key (depends_on_id) references catalog.service (id) on delete cascade
);

create index dependency_depends_on_ix on catalog.dependency (depends_on_id);
