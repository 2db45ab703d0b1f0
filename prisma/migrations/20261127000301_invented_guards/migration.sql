-- "Is anything of this week invented?": an empty index in every real database.
CREATE INDEX "Incident_invented" ON "Incident" ("openedAt") WHERE "invented";
