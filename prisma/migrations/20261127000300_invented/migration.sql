-- Incidents that `npm run invent` made up, so that no number made of them can be taken for a real one.
ALTER TABLE "Incident" ADD COLUMN "invented" BOOLEAN NOT NULL DEFAULT false;
