-- What happens after a report: questions to the reporter, hand-overs, recusals, absences, two-person changes of level, waivers, outcomes.
-- CreateEnum
CREATE TYPE "NoticeParty" AS ENUM ('employee', 'supervisor');

-- CreateEnum
CREATE TYPE "PoliceStart" AS ENUM ('school', 'police');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "ReminderKind" ADD VALUE 'duty';
ALTER TYPE "ReminderKind" ADD VALUE 'suspension';
ALTER TYPE "ReminderKind" ADD VALUE 'paperwork';
ALTER TYPE "ReminderKind" ADD VALUE 'outcome';
ALTER TYPE "ReminderKind" ADD VALUE 'duty_change';
ALTER TYPE "ReminderKind" ADD VALUE 'roll_up';

-- AlterTable
ALTER TABLE "Incident" ADD COLUMN     "gatheredIntoId" UUID;

-- AlterTable
ALTER TABLE "Decision" ADD COLUMN     "revisesId" UUID;

-- AlterTable
ALTER TABLE "CallDuty" ADD COLUMN     "cancelledAt" TIMESTAMPTZ(3),
ADD COLUMN     "cancelledById" UUID;

-- AlterTable
ALTER TABLE "PoliceNotice" ADD COLUMN     "party" "NoticeParty",
ADD COLUMN     "waivedAt" TIMESTAMPTZ(3),
ADD COLUMN     "waivedById" UUID,
ADD COLUMN     "waiverAt" TIMESTAMPTZ(3),
ADD COLUMN     "waiverById" UUID,
ADD COLUMN     "waiverReason" TEXT;

-- AlterTable
ALTER TABLE "Emergency" ADD COLUMN     "allClearAt" TIMESTAMPTZ(3),
ADD COLUMN     "allClearById" UUID,
ADD COLUMN     "told" TEXT[];

-- AlterTable
ALTER TABLE "PoliceOutcome" ADD COLUMN     "arrivedAt" TIMESTAMPTZ(3),
ADD COLUMN     "disposedAt" TIMESTAMPTZ(3),
ADD COLUMN     "onSchoolMatter" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "startedBy" "PoliceStart" NOT NULL DEFAULT 'school';

-- CreateTable
CREATE TABLE "Inquiry" (
    "id" UUID NOT NULL,
    "incidentId" UUID NOT NULL,
    "questionId" TEXT NOT NULL,
    "askedById" UUID NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "answeredAt" TIMESTAMPTZ(3),

    CONSTRAINT "Inquiry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Recusal" (
    "id" UUID NOT NULL,
    "incidentId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "byId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Recusal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HandOver" (
    "id" UUID NOT NULL,
    "incidentId" UUID NOT NULL,
    "byId" UUID NOT NULL,
    "toKey" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "HandOver_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "LevelChange" (
    "id" UUID NOT NULL,
    "incidentId" UUID NOT NULL,
    "from" "Level" NOT NULL,
    "to" "Level" NOT NULL,
    "reason" TEXT NOT NULL,
    "proposedById" UUID NOT NULL,
    "proposedAt" TIMESTAMPTZ(3) NOT NULL,
    "confirmedById" UUID,
    "confirmedAt" TIMESTAMPTZ(3),
    "refusedById" UUID,
    "refusedAt" TIMESTAMPTZ(3),

    CONSTRAINT "LevelChange_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IncidentRelation" (
    "id" UUID NOT NULL,
    "fromId" UUID NOT NULL,
    "toId" UUID NOT NULL,
    "byId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "IncidentRelation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Absence" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "from" TIMESTAMPTZ(3) NOT NULL,
    "until" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Absence_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Inquiry_incidentId_questionId_askedAt_key" ON "Inquiry"("incidentId", "questionId", "askedAt");

-- CreateIndex
CREATE INDEX "Recusal_personId_idx" ON "Recusal"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Recusal_incidentId_personId_key" ON "Recusal"("incidentId", "personId");

-- CreateIndex
CREATE INDEX "HandOver_incidentId_idx" ON "HandOver"("incidentId");

-- CreateIndex
CREATE INDEX "LevelChange_incidentId_idx" ON "LevelChange"("incidentId");

-- CreateIndex
CREATE INDEX "IncidentRelation_toId_idx" ON "IncidentRelation"("toId");

-- CreateIndex
CREATE UNIQUE INDEX "IncidentRelation_fromId_toId_key" ON "IncidentRelation"("fromId", "toId");

-- CreateIndex
CREATE INDEX "Absence_personId_until_idx" ON "Absence"("personId", "until");

-- CreateIndex
CREATE INDEX "Incident_siteId_openedAt_idx" ON "Incident"("siteId", "openedAt");

-- CreateIndex
CREATE INDEX "Incident_gatheredIntoId_idx" ON "Incident"("gatheredIntoId");

-- CreateIndex
CREATE UNIQUE INDEX "Decision_revisesId_key" ON "Decision"("revisesId");

-- AddForeignKey
ALTER TABLE "Incident" ADD CONSTRAINT "Incident_gatheredIntoId_fkey" FOREIGN KEY ("gatheredIntoId") REFERENCES "Incident"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Inquiry" ADD CONSTRAINT "Inquiry_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "Incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Recusal" ADD CONSTRAINT "Recusal_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "Incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Recusal" ADD CONSTRAINT "Recusal_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HandOver" ADD CONSTRAINT "HandOver_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "Incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LevelChange" ADD CONSTRAINT "LevelChange_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "Incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IncidentRelation" ADD CONSTRAINT "IncidentRelation_fromId_fkey" FOREIGN KEY ("fromId") REFERENCES "Incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IncidentRelation" ADD CONSTRAINT "IncidentRelation_toId_fkey" FOREIGN KEY ("toId") REFERENCES "Incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Absence" ADD CONSTRAINT "Absence_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
