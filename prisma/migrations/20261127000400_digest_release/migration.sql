-- A digest is built, looked at, released by a person, and delivered to each reader; what was agreed with police is kept as codes.
CREATE TYPE "Carrier" AS ENUM ('slack', 'teams', 'mail');
ALTER TYPE "ReminderKind" ADD VALUE 'digest';

ALTER TABLE "PostedCard" ALTER COLUMN "platform" TYPE "Carrier" USING ("platform"::text::"Carrier");
ALTER TABLE "Delivery" ALTER COLUMN "platform" TYPE "Carrier" USING ("platform"::text::"Carrier");
ALTER TABLE "ChannelPace" ALTER COLUMN "platform" TYPE "Carrier" USING ("platform"::text::"Carrier");

DROP INDEX "Digest_week_key";
ALTER TABLE "Digest" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN "releaseBy" TIMESTAMPTZ(3),
ADD COLUMN "heldAt" TIMESTAMPTZ(3),
ADD COLUMN "heldById" UUID;
CREATE UNIQUE INDEX "Digest_week_version_key" ON "Digest"("week", "version");

CREATE TABLE "BoundaryNotice" (
    "id" UUID NOT NULL,
    "digestId" UUID NOT NULL,
    "agencyId" TEXT NOT NULL,
    "items" INTEGER NOT NULL,
    "shownAt" TIMESTAMPTZ(3),
    "reply" TEXT,
    "repliedAt" TIMESTAMPTZ(3),
    "recordedById" UUID,

    CONSTRAINT "BoundaryNotice_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "BoundaryNotice_digestId_agencyId_key" ON "BoundaryNotice"("digestId", "agencyId");
ALTER TABLE "BoundaryNotice" ADD CONSTRAINT "BoundaryNotice_digestId_fkey" FOREIGN KEY ("digestId") REFERENCES "Digest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

CREATE TABLE "AgendaItem" (
    "id" UUID NOT NULL,
    "week" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "agencyId" TEXT,
    "siteId" TEXT,
    "day" TEXT,
    "addedById" UUID NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL,
    "decision" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedById" UUID,

    CONSTRAINT "AgendaItem_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "AgendaItem_week_idx" ON "AgendaItem"("week");

CREATE TABLE "MeetingAction" (
    "id" UUID NOT NULL,
    "task" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "dueOn" TEXT NOT NULL,
    "siteId" TEXT,
    "addedById" UUID NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL,
    "doneAt" TIMESTAMPTZ(3),
    "doneById" UUID,

    CONSTRAINT "MeetingAction_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "MeetingAction_doneAt_idx" ON "MeetingAction"("doneAt");

ALTER TABLE "Disclosure" ALTER COLUMN "incidentId" DROP NOT NULL,
ADD COLUMN "digestId" UUID;
ALTER TABLE "Disclosure" ADD CONSTRAINT "Disclosure_digestId_fkey" FOREIGN KEY ("digestId") REFERENCES "Digest"("id") ON DELETE CASCADE ON UPDATE CASCADE;
