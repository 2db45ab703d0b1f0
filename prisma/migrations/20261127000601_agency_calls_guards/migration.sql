-- A column for numbers has no room for a name, a narrative or a formula: what is in it is printed in digests.
ALTER TABLE "AgencyCall" ADD CONSTRAINT "AgencyCall_number" CHECK (
  "number" ~ '^#?[A-Za-z0-9]+([ ./_-][A-Za-z0-9]+)*$' AND "number" ~ '[0-9]' AND char_length("number") <= 40
);
