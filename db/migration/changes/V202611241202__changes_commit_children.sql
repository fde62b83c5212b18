-- Who names this commit as a parent: a commit that comes late may join two ends of the graph.
-- Owner: module changes.

create index commit_parents_ix on changes.commit using gin (parents);
