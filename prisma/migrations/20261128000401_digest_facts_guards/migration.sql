-- Of the answers a digest counts two codes, and reads nothing else of them; the database keeps them beside. Answers that are no codes are none.
ALTER TABLE "AnswerSet"
  ADD COLUMN "kind" TEXT GENERATED ALWAYS AS (CASE WHEN coalesce(jsonb_typeof("answers" -> 'kind'), 'string') = 'string'
    AND coalesce(jsonb_typeof("answers" -> 'police_wanted'), 'string') = 'string' THEN "answers" ->> 'kind' END) STORED,
  ADD COLUMN "policeWanted" TEXT GENERATED ALWAYS AS (CASE WHEN coalesce(jsonb_typeof("answers" -> 'kind'), 'string') = 'string'
    AND coalesce(jsonb_typeof("answers" -> 'police_wanted'), 'string') = 'string' THEN "answers" ->> 'police_wanted' END) STORED;

-- The newest revision counts: a digest finds it without the wide rows of answers and reasons.
CREATE INDEX "AnswerSet_newest" ON "AnswerSet" ("incidentId", "revision" DESC) INCLUDE ("kind", "policeWanted");
CREATE INDEX "Classification_newest" ON "Classification" ("incidentId", "revision" DESC) INCLUDE ("level", "tracks");
-- From what police were told of to when it was.
CREATE INDEX "Incident_counted" ON "Incident" ("id") INCLUDE ("openedAt", "status");
-- Somebody asked for police, or they came of themselves: seldom.
CREATE INDEX "AnswerSet_police_wanted" ON "AnswerSet" ("incidentId") WHERE "policeWanted" IN ('asked', 'came');
