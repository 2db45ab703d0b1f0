-- What a digest counts of an incident's newest revision stands beside the incident, so that sums of a year read one narrow index and neither
-- answers nor reasons. Nobody writes it: it follows the revisions, whatever writes or deletes them. Of the answers it is two codes, and
-- what is no code counts as none.
ALTER TABLE "Incident"
  ADD COLUMN "countedLevel" "Level",
  ADD COLUMN "countedTracks" TEXT[],
  ADD COLUMN "countedKind" TEXT,
  ADD COLUMN "countedPoliceWanted" TEXT;

CREATE FUNCTION "count_newest_classification"("ids" uuid[]) RETURNS void LANGUAGE sql AS $$
  UPDATE "Incident" i SET "countedLevel" = n."level", "countedTracks" = n."tracks"
  FROM unnest("ids") AS "each" ("id")
  LEFT JOIN LATERAL (
    SELECT c."level", c."tracks" FROM "Classification" c WHERE c."incidentId" = "each"."id" ORDER BY c."revision" DESC LIMIT 1
  ) n ON true
  WHERE i."id" = "each"."id"
$$;

CREATE FUNCTION "count_newest_answers"("ids" uuid[]) RETURNS void LANGUAGE sql AS $$
  UPDATE "Incident" i SET "countedKind" = n."answers" ->> 'kind', "countedPoliceWanted" = n."answers" ->> 'police_wanted'
  FROM unnest("ids") AS "each" ("id")
  LEFT JOIN LATERAL (
    SELECT CASE WHEN coalesce(jsonb_typeof(a."answers" -> 'kind'), 'string') = 'string'
      AND coalesce(jsonb_typeof(a."answers" -> 'police_wanted'), 'string') = 'string' THEN a."answers" END AS "answers"
    FROM "AnswerSet" a WHERE a."incidentId" = "each"."id" ORDER BY a."revision" DESC LIMIT 1
  ) n ON true
  WHERE i."id" = "each"."id"
$$;

-- Once for a statement, however many rows it writes.
CREATE FUNCTION "follow_classifications"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "count_newest_classification"((SELECT array_agg(DISTINCT "incidentId") FROM "changed"));
  RETURN NULL;
END;
$$;
CREATE FUNCTION "follow_answers"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM "count_newest_answers"((SELECT array_agg(DISTINCT "incidentId") FROM "changed"));
  RETURN NULL;
END;
$$;
CREATE TRIGGER "Classification_counted" AFTER INSERT ON "Classification" REFERENCING NEW TABLE AS "changed"
  FOR EACH STATEMENT EXECUTE FUNCTION "follow_classifications"();
CREATE TRIGGER "Classification_uncounted" AFTER DELETE ON "Classification" REFERENCING OLD TABLE AS "changed"
  FOR EACH STATEMENT EXECUTE FUNCTION "follow_classifications"();
CREATE TRIGGER "AnswerSet_counted" AFTER INSERT ON "AnswerSet" REFERENCING NEW TABLE AS "changed"
  FOR EACH STATEMENT EXECUTE FUNCTION "follow_answers"();
CREATE TRIGGER "AnswerSet_uncounted" AFTER DELETE ON "AnswerSet" REFERENCING OLD TABLE AS "changed"
  FOR EACH STATEMENT EXECUTE FUNCTION "follow_answers"();

-- Those that are there, in one go: the functions are for a few at a time.
UPDATE "Incident" i SET "countedLevel" = c."level", "countedTracks" = c."tracks", "countedKind" = a."kind", "countedPoliceWanted" = a."policeWanted"
FROM (SELECT DISTINCT ON ("incidentId") "incidentId", "level", "tracks" FROM "Classification" ORDER BY "incidentId", "revision" DESC) c
LEFT JOIN (
  SELECT DISTINCT ON ("incidentId") "incidentId", "answers" ->> 'kind' AS "kind", "answers" ->> 'police_wanted' AS "policeWanted",
    coalesce(jsonb_typeof("answers" -> 'kind'), 'string') = 'string' AND coalesce(jsonb_typeof("answers" -> 'police_wanted'), 'string') = 'string' AS "coded"
  FROM "AnswerSet" ORDER BY "incidentId", "revision" DESC
) a ON a."incidentId" = c."incidentId" AND a."coded"
WHERE i."id" = c."incidentId";

-- A week or a block: everything that a number of it is made of, but what police were told.
CREATE INDEX "Incident_counted" ON "Incident" ("openedAt")
  INCLUDE ("id", "status", "countedLevel", "countedTracks", "countedKind", "countedPoliceWanted");
-- From what police were told of to when that was.
CREATE INDEX "Incident_told" ON "Incident" ("id") INCLUDE ("openedAt", "status", "countedTracks");
