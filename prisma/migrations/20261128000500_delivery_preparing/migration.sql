-- AlterTable
ALTER TABLE "Delivery" ADD COLUMN     "preparing" BOOLEAN NOT NULL DEFAULT false;
