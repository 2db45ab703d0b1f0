-- Emergencies: a confirmation through a gathered report, and the paperwork of two persons after standing down.
-- AlterTable
ALTER TABLE "Emergency" ADD COLUMN     "confirmedViaId" UUID,
ADD COLUMN     "paperAt" TIMESTAMPTZ(3),
ADD COLUMN     "paperById" UUID,
ADD COLUMN     "paperConfirmedAt" TIMESTAMPTZ(3),
ADD COLUMN     "paperConfirmedById" UUID,
ADD COLUMN     "paperDueAt" TIMESTAMPTZ(3),
ADD COLUMN     "paperReason" TEXT;
