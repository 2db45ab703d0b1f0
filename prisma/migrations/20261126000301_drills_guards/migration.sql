-- One drill at a site at a time, an hour at most, and never ended without when and how.
CREATE UNIQUE INDEX "Drill_one_running" ON "Drill" ("siteId") WHERE "endedAt" IS NULL;
ALTER TABLE "Drill" ADD CONSTRAINT "Drill_ended" CHECK (
  ("endedAt" IS NULL) = ("endedBy" IS NULL) AND ("endedById" IS NULL OR "endedAt" IS NOT NULL)
);
ALTER TABLE "Drill" ADD CONSTRAINT "Drill_length" CHECK ("endsAt" > "startedAt" AND "endsAt" <= "startedAt" + interval '60 minutes');
