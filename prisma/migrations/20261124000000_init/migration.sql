-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('director', 'deputy', 'designee', 'site_admin', 'title_ix', 'hr', 'crisis_lead', 'liaison', 'operator', 'staff');

-- CreateEnum
CREATE TYPE "Platform" AS ENUM ('slack', 'teams');

-- CreateEnum
CREATE TYPE "Language" AS ENUM ('en', 'es');

-- CreateEnum
CREATE TYPE "Level" AS ENUM ('L1', 'L2', 'L3', 'L4', 'L5');

-- CreateEnum
CREATE TYPE "PoliceCode" AS ENUM ('none', 'discretionary', 'mandatory', 'canra', '911');

-- CreateEnum
CREATE TYPE "ResponseMode" AS ENUM ('none', 'notice_only', 'officer_requested', '911');

-- CreateEnum
CREATE TYPE "ObligationTo" AS ENUM ('police', 'cps', 'fire', 'medical', 'security');

-- CreateEnum
CREATE TYPE "IncidentStatus" AS ENUM ('open', 'withdrawn', 'closed');

-- CreateEnum
CREATE TYPE "DraftState" AS ENUM ('open', 'sent', 'abandoned');

-- CreateEnum
CREATE TYPE "ClassificationCause" AS ENUM ('report', 'emergency', 'correction', 'fact');

-- CreateEnum
CREATE TYPE "DecisionOutcome" AS ENUM ('pending', 'approved', 'declined', 'superseded');

-- CreateEnum
CREATE TYPE "NoticeHow" AS ENUM ('phone', 'in_person', 'online');

-- CreateEnum
CREATE TYPE "CorrectionKind" AS ENUM ('over', 'mistaken', 'facts');

-- CreateEnum
CREATE TYPE "ClockUnit" AS ENUM ('min', 'hour', 'schoolday', 'day');

-- CreateEnum
CREATE TYPE "ClockStart" AS ENUM ('reported', 'suspended', 'known');

-- CreateEnum
CREATE TYPE "ClockSource" AS ENUM ('statute', 'district');

-- CreateEnum
CREATE TYPE "StudentRole" AS ENUM ('acted', 'target', 'witness');

-- CreateEnum
CREATE TYPE "ReminderKind" AS ENUM ('decision', 'emergency', 'draft', 'call', 'notice', 'time');

-- CreateEnum
CREATE TYPE "Lane" AS ENUM ('emergency', 'decision', 'update', 'digest');

-- CreateEnum
CREATE TYPE "DeliveryOperation" AS ENUM ('post', 'update');

-- CreateEnum
CREATE TYPE "DeliveryState" AS ENUM ('queued', 'sending', 'sent', 'unknown', 'reconciled', 'failed');

-- CreateTable
CREATE TABLE "Person" (
    "id" UUID NOT NULL,
    "key" TEXT,
    "role" "Role" NOT NULL,
    "siteIds" TEXT[],
    "guest" BOOLEAN NOT NULL DEFAULT false,
    "language" "Language",
    "usualSiteId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ChatIdentity" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "platform" "Platform" NOT NULL,
    "workspace" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "lastUsedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ChatIdentity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Draft" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "platform" "Platform" NOT NULL,
    "trail" TEXT[],
    "screen" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "language" "Language" NOT NULL,
    "bilingual" BOOLEAN NOT NULL,
    "answers" JSONB NOT NULL,
    "note" TEXT,
    "siteId" TEXT,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "incidentId" UUID,
    "state" "DraftState" NOT NULL DEFAULT 'open',

    CONSTRAINT "Draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PolicyVersion" (
    "id" UUID NOT NULL,
    "hash" CHAR(64) NOT NULL,
    "version" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PolicyVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Incident" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "draftId" UUID NOT NULL,
    "status" "IncidentStatus" NOT NULL DEFAULT 'open',
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "siteId" TEXT,
    "siteConfirmed" BOOLEAN NOT NULL,
    "agencyId" TEXT,
    "reporterId" UUID NOT NULL,
    "wouldBeLevel" "Level",

    CONSTRAINT "Incident_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AnswerSet" (
    "id" UUID NOT NULL,
    "incidentId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "answers" JSONB NOT NULL,
    "facts" JSONB NOT NULL,
    "note" TEXT,
    "siteId" TEXT,
    "byId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AnswerSet_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Classification" (
    "id" UUID NOT NULL,
    "incidentId" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "answerSetId" UUID NOT NULL,
    "policyHash" CHAR(64) NOT NULL,
    "version" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "level" "Level" NOT NULL,
    "police" "PoliceCode" NOT NULL,
    "responseMode" "ResponseMode" NOT NULL,
    "rules" TEXT[],
    "tracks" TEXT[],
    "duties" TEXT[],
    "clocks" JSONB NOT NULL,
    "reasons" JSONB NOT NULL,
    "cause" "ClassificationCause" NOT NULL,
    "actorId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Classification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Obligation" (
    "id" UUID NOT NULL,
    "classificationId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "rule" TEXT NOT NULL,
    "to" "ObligationTo" NOT NULL,
    "police" "PoliceCode" NOT NULL,
    "responseMode" "ResponseMode" NOT NULL,
    "clock" JSONB,

    CONSTRAINT "Obligation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Clock" (
    "id" UUID NOT NULL,
    "incidentId" UUID NOT NULL,
    "rule" TEXT NOT NULL,
    "specId" TEXT NOT NULL,
    "value" INTEGER NOT NULL,
    "unit" "ClockUnit" NOT NULL,
    "start" "ClockStart" NOT NULL,
    "source" "ClockSource" NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "calendarVersion" TEXT NOT NULL,

    CONSTRAINT "Clock_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Decision" (
    "id" UUID NOT NULL,
    "incidentId" UUID NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "outcome" "DecisionOutcome" NOT NULL DEFAULT 'pending',
    "decidedAt" TIMESTAMPTZ(3),
    "decidedById" UUID,
    "reason" TEXT,
    "silencedUntil" TIMESTAMPTZ(3),
    "silencedById" UUID,

    CONSTRAINT "Decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CallDuty" (
    "id" UUID NOT NULL,
    "incidentId" UUID NOT NULL,
    "decisionId" UUID NOT NULL,
    "callerId" UUID NOT NULL,
    "agencyId" TEXT,
    "officerRequested" BOOLEAN NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "calledAt" TIMESTAMPTZ(3),
    "calledById" UUID,
    "caseNumber" TEXT,

    CONSTRAINT "CallDuty_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PoliceNotice" (
    "id" UUID NOT NULL,
    "incidentId" UUID NOT NULL,
    "rule" TEXT NOT NULL,
    "to" "ObligationTo" NOT NULL,
    "agencyId" TEXT,
    "ownerId" UUID,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3),
    "madeAt" TIMESTAMPTZ(3),
    "madeById" UUID,
    "how" "NoticeHow",
    "caseNumber" TEXT,

    CONSTRAINT "PoliceNotice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Emergency" (
    "id" UUID NOT NULL,
    "incidentId" UUID NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "confirmedAt" TIMESTAMPTZ(3),
    "confirmedById" UUID,
    "cannotCallAt" TIMESTAMPTZ(3),
    "stoodDownAt" TIMESTAMPTZ(3),
    "stoodDownById" UUID,
    "alerts" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Emergency_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Duty" (
    "id" UUID NOT NULL,
    "incidentId" UUID NOT NULL,
    "duty" TEXT NOT NULL,
    "ownerId" UUID,
    "dueAt" TIMESTAMPTZ(3),
    "doneAt" TIMESTAMPTZ(3),
    "doneById" UUID,

    CONSTRAINT "Duty_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Correction" (
    "id" UUID NOT NULL,
    "incidentId" UUID NOT NULL,
    "kind" "CorrectionKind" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "byId" UUID NOT NULL,

    CONSTRAINT "Correction_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PoliceOutcome" (
    "id" UUID NOT NULL,
    "incidentId" UUID NOT NULL,
    "outcome" TEXT NOT NULL,
    "agencyId" TEXT,
    "caseNumber" TEXT,
    "byId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PoliceOutcome_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Disclosure" (
    "id" UUID NOT NULL,
    "incidentId" UUID NOT NULL,
    "recipient" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "contents" TEXT[],
    "byId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Disclosure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InvolvedStudent" (
    "id" UUID NOT NULL,
    "incidentId" UUID NOT NULL,
    "role" "StudentRole" NOT NULL,
    "studentHash" TEXT NOT NULL,
    "homeSiteId" TEXT NOT NULL,
    "addedById" UUID NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "InvolvedStudent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HotlineCall" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "agency" TEXT NOT NULL,

    CONSTRAINT "HotlineCall_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Digest" (
    "id" UUID NOT NULL,
    "week" TEXT NOT NULL,
    "builtAt" TIMESTAMPTZ(3) NOT NULL,
    "document" JSONB NOT NULL,
    "releasedAt" TIMESTAMPTZ(3),
    "releasedById" UUID,

    CONSTRAINT "Digest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ConversationReference" (
    "id" UUID NOT NULL,
    "platform" "Platform" NOT NULL,
    "address" TEXT NOT NULL,
    "reference" JSONB NOT NULL,
    "capturedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ConversationReference_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "InboundEvent" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "InboundEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Reminder" (
    "id" UUID NOT NULL,
    "kind" "ReminderKind" NOT NULL,
    "subjectId" UUID NOT NULL,
    "itemId" UUID NOT NULL,
    "stage" TEXT NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "doneAt" TIMESTAMPTZ(3),

    CONSTRAINT "Reminder_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PostedCard" (
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "lane" "Lane" NOT NULL,
    "platform" "Platform",
    "address" TEXT NOT NULL,
    "direct" BOOLEAN NOT NULL,
    "personId" UUID,
    "incidentId" UUID,
    "draftId" UUID,
    "digestId" UUID,
    "details" JSONB NOT NULL,
    "channel" TEXT,
    "messageId" TEXT,
    "wantedVersion" INTEGER NOT NULL DEFAULT 1,
    "shownVersion" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PostedCard_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Delivery" (
    "id" UUID NOT NULL,
    "cardId" UUID NOT NULL,
    "operation" "DeliveryOperation" NOT NULL,
    "state" "DeliveryState" NOT NULL DEFAULT 'queued',
    "lane" "Lane" NOT NULL,
    "platform" "Platform",
    "address" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 1,
    "notBefore" TIMESTAMPTZ(3),
    "leaseUntil" TIMESTAMPTZ(3),
    "code" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "Delivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ChannelPace" (
    "id" UUID NOT NULL,
    "platform" "Platform" NOT NULL,
    "address" TEXT NOT NULL,
    "nextAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ChannelPace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "id" UUID NOT NULL,
    "sequence" BIGINT NOT NULL,
    "body" TEXT NOT NULL,
    "previousHash" CHAR(64) NOT NULL,
    "hash" CHAR(64) NOT NULL,

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Person_key_key" ON "Person"("key");

-- CreateIndex
CREATE INDEX "ChatIdentity_personId_idx" ON "ChatIdentity"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "ChatIdentity_platform_workspace_accountId_key" ON "ChatIdentity"("platform", "workspace", "accountId");

-- CreateIndex
CREATE INDEX "Draft_personId_updatedAt_idx" ON "Draft"("personId", "updatedAt");

-- CreateIndex
CREATE INDEX "Draft_incidentId_idx" ON "Draft"("incidentId");

-- CreateIndex
CREATE UNIQUE INDEX "PolicyVersion_hash_key" ON "PolicyVersion"("hash");

-- CreateIndex
CREATE UNIQUE INDEX "Incident_reference_key" ON "Incident"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "Incident_draftId_key" ON "Incident"("draftId");

-- CreateIndex
CREATE INDEX "Incident_openedAt_idx" ON "Incident"("openedAt");

-- CreateIndex
CREATE INDEX "Incident_reporterId_openedAt_idx" ON "Incident"("reporterId", "openedAt");

-- CreateIndex
CREATE UNIQUE INDEX "AnswerSet_incidentId_revision_key" ON "AnswerSet"("incidentId", "revision");

-- CreateIndex
CREATE INDEX "Classification_answerSetId_idx" ON "Classification"("answerSetId");

-- CreateIndex
CREATE INDEX "Classification_policyHash_idx" ON "Classification"("policyHash");

-- CreateIndex
CREATE UNIQUE INDEX "Classification_incidentId_revision_key" ON "Classification"("incidentId", "revision");

-- CreateIndex
CREATE UNIQUE INDEX "Obligation_classificationId_position_key" ON "Obligation"("classificationId", "position");

-- CreateIndex
CREATE INDEX "Clock_incidentId_idx" ON "Clock"("incidentId");

-- CreateIndex
CREATE INDEX "Decision_incidentId_idx" ON "Decision"("incidentId");

-- CreateIndex
CREATE UNIQUE INDEX "CallDuty_decisionId_key" ON "CallDuty"("decisionId");

-- CreateIndex
CREATE INDEX "CallDuty_incidentId_idx" ON "CallDuty"("incidentId");

-- CreateIndex
CREATE INDEX "PoliceNotice_incidentId_idx" ON "PoliceNotice"("incidentId");

-- CreateIndex
CREATE UNIQUE INDEX "Emergency_incidentId_key" ON "Emergency"("incidentId");

-- CreateIndex
CREATE INDEX "Duty_incidentId_idx" ON "Duty"("incidentId");

-- CreateIndex
CREATE INDEX "Correction_incidentId_idx" ON "Correction"("incidentId");

-- CreateIndex
CREATE INDEX "PoliceOutcome_incidentId_idx" ON "PoliceOutcome"("incidentId");

-- CreateIndex
CREATE INDEX "Disclosure_incidentId_idx" ON "Disclosure"("incidentId");

-- CreateIndex
CREATE UNIQUE INDEX "InvolvedStudent_incidentId_studentHash_role_key" ON "InvolvedStudent"("incidentId", "studentHash", "role");

-- CreateIndex
CREATE INDEX "HotlineCall_personId_idx" ON "HotlineCall"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Digest_week_key" ON "Digest"("week");

-- CreateIndex
CREATE UNIQUE INDEX "ConversationReference_platform_address_key" ON "ConversationReference"("platform", "address");

-- CreateIndex
CREATE UNIQUE INDEX "InboundEvent_key_key" ON "InboundEvent"("key");

-- CreateIndex
CREATE INDEX "InboundEvent_seenAt_idx" ON "InboundEvent"("seenAt");

-- CreateIndex
CREATE INDEX "Reminder_subjectId_idx" ON "Reminder"("subjectId");

-- CreateIndex
CREATE UNIQUE INDEX "Reminder_itemId_stage_key" ON "Reminder"("itemId", "stage");

-- CreateIndex
CREATE INDEX "PostedCard_incidentId_idx" ON "PostedCard"("incidentId");

-- CreateIndex
CREATE UNIQUE INDEX "PostedCard_key_platform_address_key" ON "PostedCard"("key", "platform", "address");

-- CreateIndex
CREATE INDEX "Delivery_cardId_idx" ON "Delivery"("cardId");

-- CreateIndex
CREATE UNIQUE INDEX "ChannelPace_platform_address_key" ON "ChannelPace"("platform", "address");

-- CreateIndex
CREATE UNIQUE INDEX "AuditEvent_sequence_key" ON "AuditEvent"("sequence");

-- CreateIndex
CREATE UNIQUE INDEX "AuditEvent_hash_key" ON "AuditEvent"("hash");

-- AddForeignKey
ALTER TABLE "ChatIdentity" ADD CONSTRAINT "ChatIdentity_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Draft" ADD CONSTRAINT "Draft_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "Incident"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Incident" ADD CONSTRAINT "Incident_reporterId_fkey" FOREIGN KEY ("reporterId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AnswerSet" ADD CONSTRAINT "AnswerSet_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "Incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Classification" ADD CONSTRAINT "Classification_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "Incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Classification" ADD CONSTRAINT "Classification_answerSetId_fkey" FOREIGN KEY ("answerSetId") REFERENCES "AnswerSet"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Classification" ADD CONSTRAINT "Classification_policyHash_fkey" FOREIGN KEY ("policyHash") REFERENCES "PolicyVersion"("hash") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Obligation" ADD CONSTRAINT "Obligation_classificationId_fkey" FOREIGN KEY ("classificationId") REFERENCES "Classification"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Clock" ADD CONSTRAINT "Clock_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "Incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "Incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CallDuty" ADD CONSTRAINT "CallDuty_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "Incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CallDuty" ADD CONSTRAINT "CallDuty_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "Decision"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PoliceNotice" ADD CONSTRAINT "PoliceNotice_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "Incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Emergency" ADD CONSTRAINT "Emergency_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "Incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Duty" ADD CONSTRAINT "Duty_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "Incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Correction" ADD CONSTRAINT "Correction_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "Incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PoliceOutcome" ADD CONSTRAINT "PoliceOutcome_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "Incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Disclosure" ADD CONSTRAINT "Disclosure_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "Incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InvolvedStudent" ADD CONSTRAINT "InvolvedStudent_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "Incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HotlineCall" ADD CONSTRAINT "HotlineCall_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PostedCard" ADD CONSTRAINT "PostedCard_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "Incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PostedCard" ADD CONSTRAINT "PostedCard_digestId_fkey" FOREIGN KEY ("digestId") REFERENCES "Digest"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_cardId_fkey" FOREIGN KEY ("cardId") REFERENCES "PostedCard"("id") ON DELETE CASCADE ON UPDATE CASCADE;
