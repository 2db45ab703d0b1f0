-- Calls at our schools as their agencies count them, to compare our own record with.
-- CreateTable
CREATE TABLE "AgencyCall" (
    "id" UUID NOT NULL,
    "agencyId" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "siteId" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "incidentId" UUID,
    "importedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AgencyCall_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "AgencyCall_at_idx" ON "AgencyCall"("at");

-- CreateIndex
CREATE INDEX "AgencyCall_incidentId_idx" ON "AgencyCall"("incidentId");

-- CreateIndex
CREATE UNIQUE INDEX "AgencyCall_agencyId_number_key" ON "AgencyCall"("agencyId", "number");

-- AddForeignKey
ALTER TABLE "AgencyCall" ADD CONSTRAINT "AgencyCall_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "Incident"("id") ON DELETE CASCADE ON UPDATE CASCADE;
