-- what a person has seen before: an event later than that is news (GEN-14)
ALTER TABLE ${view}.account ADD COLUMN visited_at TIMESTAMPTZ;
ALTER TABLE ${view}.account ADD COLUMN visited_before TIMESTAMPTZ;

-- news are looked for from the latest backwards
CREATE INDEX case_history_at ON ${view}.case_history (at);
CREATE INDEX case_visibility_accounts ON ${view}.case_visibility USING gin (accounts);
CREATE INDEX case_visibility_unit ON ${view}.case_visibility (unit);

-- of a unit's cases, those to be decided soonest
CREATE INDEX origin_case_due ON ${view}.origin_case (due_at) WHERE state IN ('RECEIVED','UNDER_REVIEW');
