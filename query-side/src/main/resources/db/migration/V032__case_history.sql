-- one history for whatever has a number: certificates, permits, lots
ALTER TABLE view.origin_history RENAME TO case_history;
ALTER TABLE view.case_history RENAME COLUMN receipt_number TO number;
ALTER TABLE view.case_history DROP CONSTRAINT origin_history_pkey;
ALTER TABLE view.case_history ADD PRIMARY KEY (position, number);
ALTER INDEX view.origin_history_case RENAME TO case_history_number;

-- who may see what has the number, beside those who see all; other_number is a second one under which it is found
CREATE TABLE view.case_visibility (
    number       TEXT PRIMARY KEY,
    other_number TEXT UNIQUE,
    unit         TEXT,
    accounts     TEXT[] NOT NULL
);
INSERT INTO view.case_visibility (number, other_number, unit, accounts)
SELECT receipt_number, certificate_number, issuing_unit, array_remove(ARRAY[applicant_account, agent_account], NULL) FROM view.origin_case;
