-- Why police were told: the kind of matter, and the rule or the decision's reason (34 CFR 99.32(a)(5): the threat is on record).
ALTER TABLE "Disclosure" ADD COLUMN "reasons" TEXT[];
