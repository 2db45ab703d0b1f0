-- What the schema file cannot say of it.

-- Nothing is cancelled, given up, lowered or ended without when and by whom; the second person is never the first.
ALTER TABLE "CallDuty" ADD CONSTRAINT "CallDuty_cancelled" CHECK (
  ("cancelledAt" IS NULL) = ("cancelledById" IS NULL) AND NOT ("cancelledAt" IS NOT NULL AND "calledAt" IS NOT NULL)
);
ALTER TABLE "PoliceNotice" ADD CONSTRAINT "PoliceNotice_waiver" CHECK (
  ("waiverAt" IS NULL) = ("waiverById" IS NULL) AND ("waiverAt" IS NULL) = ("waiverReason" IS NULL)
  AND ("waivedAt" IS NULL) = ("waivedById" IS NULL)
  AND ("waivedAt" IS NULL OR ("waiverAt" IS NOT NULL AND "waivedById" <> "waiverById"))
);
ALTER TABLE "Emergency" ADD CONSTRAINT "Emergency_all_clear" CHECK (("allClearAt" IS NULL) = ("allClearById" IS NULL));
ALTER TABLE "LevelChange" ADD CONSTRAINT "LevelChange_two_persons" CHECK (
  ("confirmedAt" IS NULL) = ("confirmedById" IS NULL) AND ("refusedAt" IS NULL) = ("refusedById" IS NULL)
  AND NOT ("confirmedAt" IS NOT NULL AND "refusedAt" IS NOT NULL) AND "confirmedById" IS DISTINCT FROM "proposedById"
);
ALTER TABLE "Absence" ADD CONSTRAINT "Absence_order" CHECK ("from" < "until");
ALTER TABLE "IncidentRelation" ADD CONSTRAINT "IncidentRelation_two" CHECK ("fromId" <> "toId");
ALTER TABLE "Incident" ADD CONSTRAINT "Incident_gathered" CHECK ("gatheredIntoId" <> "id");

-- At most one open proposal to lower, and one open question of each kind to the reporter.
CREATE UNIQUE INDEX "LevelChange_one_open" ON "LevelChange" ("incidentId") WHERE "confirmedAt" IS NULL AND "refusedAt" IS NULL;
CREATE UNIQUE INDEX "Inquiry_one_open" ON "Inquiry" ("incidentId", "questionId") WHERE "answeredAt" IS NULL;
CREATE INDEX "Absence_running" ON "Absence" ("until") WHERE "endedAt" IS NULL;
