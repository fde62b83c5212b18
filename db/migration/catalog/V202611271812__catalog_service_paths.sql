-- Which folders of its repository belong to a service, where several services share one. Several may share a folder; a
-- service without any has the whole repository.
-- Owner: module catalog.

create table catalog.service_path (
    service_id bigint not null,
    prefix     text   not null,

    constraint service_path_pk primary key (service_id, prefix),
    constraint service_path_service_fk foreign key (service_id) references catalog.service (id) on delete cascade,
    constraint service_path_length check (length(prefix) between 2 and 500),
    constraint service_path_relative check (prefix not like '/%'),
    constraint service_path_folder check (prefix like '%/'),
    constraint service_path_plain check (prefix !~ '(^|/)\.{0,2}/' and prefix !~ '[\\*?[:cntrl:]]')
);
