-- Every batch of commits asks who names them as parents, and each question reads the list of what is not yet in the
-- index: it costs more than putting the entries in at once.
-- Owner: module changes.

alter index changes.commit_parents_ix set (fastupdate = off);
