-- Which of two things said about one field counts: the later one that said anything; of two said at the same instant
-- the greater, so that the order of arrival decides nothing.
-- Owner: module changes.

create or replace function changes.later(at_a timestamptz, a text, at_b timestamptz, b text) returns text
    language sql
    immutable
    return case when a is null then b
                when b is null then a
                when at_a > at_b then a
                when at_b > at_a then b
                else greatest(a, b) end;

-- The same of a list, which is told as a whole: an empty one says that there is nothing.
create or replace function changes.later(at_a timestamptz, a text[], at_b timestamptz, b text[]) returns text[]
    language sql
    immutable
    return case when a is null then b
                when b is null then a
                when at_a > at_b then a
                when at_b > at_a then b
                else greatest(a, b) end;
