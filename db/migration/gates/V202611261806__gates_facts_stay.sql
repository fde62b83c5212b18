-- Votes, steps and versions of policies are facts: refuses every change of one, for whoever asks.
-- Owner: module gates.

create function gates.refuse_change() returns trigger
    language plpgsql as
$$
begin
    raise exception 'What was decided is never changed: % on gates.% is refused', lower(tg_op), tg_table_name
        using errcode = 'insufficient_privilege',
              hint = 'To take a vote back write another one. To change a policy write its next version.';
end
$$;

create trigger vote_stays
    before update or delete on gates.vote
    for each statement execute function gates.refuse_change();

create trigger step_stays
    before update or delete on gates.step
    for each statement execute function gates.refuse_change();

create trigger policy_stays
    before update or delete on gates.policy
    for each statement execute function gates.refuse_change();
