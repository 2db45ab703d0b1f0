-- Older versions sent a digest by themselves: released, and by nobody.
ALTER TABLE "Digest" DROP CONSTRAINT "Digest_released";
UPDATE "Digest" SET "releasedAt" = "builtAt" WHERE "releasedAt" IS NULL;
ALTER TABLE "Digest" ADD CONSTRAINT "Digest_released" CHECK ("releasedById" IS NULL OR "releasedAt" IS NOT NULL);
ALTER TABLE "Digest" ADD CONSTRAINT "Digest_held" CHECK (("heldAt" IS NULL) = ("heldById" IS NULL));
ALTER TABLE "Digest" ADD CONSTRAINT "Digest_version" CHECK ("version" >= 1);
-- A column for codes has no room for a sentence.
ALTER TABLE "AgendaItem" ADD CONSTRAINT "AgendaItem_codes" CHECK ("topic" ~ '^[a-z_]{1,40}$' AND "decision" ~ '^[a-z_]{1,40}$');
ALTER TABLE "AgendaItem" ADD CONSTRAINT "AgendaItem_decided" CHECK (
  ("decision" IS NULL) = ("decidedAt" IS NULL) AND ("decision" IS NULL) = ("decidedById" IS NULL)
);
ALTER TABLE "MeetingAction" ADD CONSTRAINT "MeetingAction_codes" CHECK ("task" ~ '^[a-z_]{1,40}$');
ALTER TABLE "MeetingAction" ADD CONSTRAINT "MeetingAction_done" CHECK (("doneAt" IS NULL) = ("doneById" IS NULL));
ALTER TABLE "BoundaryNotice" ADD CONSTRAINT "BoundaryNotice_reply" CHECK ("reply" ~ '^[a-z_]{1,40}$');
ALTER TABLE "BoundaryNotice" ADD CONSTRAINT "BoundaryNotice_replied" CHECK (("reply" IS NULL) = ("repliedAt" IS NULL));
-- Something went to somebody about one incident, or as one digest.
ALTER TABLE "Disclosure" ADD CONSTRAINT "Disclosure_of_one" CHECK (("incidentId" IS NULL) <> ("digestId" IS NULL));
