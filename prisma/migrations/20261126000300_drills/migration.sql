-- Exercises, apart from incidents.
CREATE TYPE "DrillEnd" AS ENUM ('time', 'person', 'real');

ALTER TYPE "ReminderKind" ADD VALUE 'drill';

CREATE TABLE "Drill" (
    "id" UUID NOT NULL,
    "siteId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "startedById" UUID NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "endedBy" "DrillEnd",
    "endedById" UUID,

    CONSTRAINT "Drill_pkey" PRIMARY KEY ("id")
);

CREATE INDEX "Drill_siteId_startedAt_idx" ON "Drill"("siteId", "startedAt");
