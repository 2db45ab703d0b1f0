-- What the schema file cannot say of it.

-- Nothing is signed without when and by whom; the second person is never the first.
ALTER TABLE "Emergency" ADD CONSTRAINT "Emergency_paper" CHECK (
  ("paperAt" IS NULL) = ("paperById" IS NULL) AND ("paperAt" IS NULL) = ("paperReason" IS NULL)
  AND ("paperConfirmedAt" IS NULL) = ("paperConfirmedById" IS NULL)
  AND ("paperConfirmedAt" IS NULL OR ("paperAt" IS NOT NULL AND "paperConfirmedById" <> "paperById"))
  AND ("paperAt" IS NULL OR "paperDueAt" IS NOT NULL)
);
ALTER TABLE "Emergency" ADD CONSTRAINT "Emergency_confirmed_via" CHECK ("confirmedViaId" IS NULL OR "confirmedAt" IS NOT NULL);
