-- What the schema file cannot say: promises the database keeps even when a program does not.

-- Ids made inside a statement: 48 bits of milliseconds, then random (RFC 9562, version 7), as those the program makes.
CREATE FUNCTION "new_uuid_v7"() RETURNS uuid LANGUAGE sql VOLATILE AS $$
  SELECT encode(
    set_bit(set_bit(overlay(uuid_send(gen_random_uuid()) PLACING substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3) FROM 1 FOR 6), 52, 1), 53, 1),
    'hex')::uuid
$$;

-- Only the newest state of a card is sent: at most one update of it waits.
CREATE UNIQUE INDEX "Delivery_one_queued_update" ON "Delivery" ("cardId") WHERE "operation" = 'update' AND "state" = 'queued';

-- The queue's own order, so that finding the most urgent row of a channel costs the same behind 500 others.
CREATE INDEX "Delivery_waiting" ON "Delivery" ("platform", "address", "lane", "createdAt", "id") WHERE "state" IN ('queued', 'unknown');
CREATE INDEX "Delivery_sending" ON "Delivery" ("leaseUntil") WHERE "state" = 'sending';
CREATE INDEX "Reminder_waiting" ON "Reminder" ("dueAt") WHERE "doneAt" IS NULL;

-- A person without an account: still one card per key.
CREATE UNIQUE INDEX "PostedCard_unreachable" ON "PostedCard" ("key") WHERE "platform" IS NULL;
CREATE INDEX "PostedCard_board" ON "PostedCard" ("id") WHERE "kind" = 'board';

-- What needs somebody, for the board.
CREATE UNIQUE INDEX "Decision_one_pending" ON "Decision" ("incidentId") WHERE "outcome" = 'pending';
CREATE INDEX "CallDuty_open" ON "CallDuty" ("incidentId") WHERE "calledAt" IS NULL;
CREATE INDEX "PoliceNotice_open" ON "PoliceNotice" ("incidentId") WHERE "madeAt" IS NULL;
CREATE INDEX "Emergency_open" ON "Emergency" ("incidentId") WHERE "confirmedAt" IS NULL AND "stoodDownAt" IS NULL;

-- Nothing is decided, called, told, confirmed or done without when and by whom.
ALTER TABLE "Decision" ADD CONSTRAINT "Decision_decided" CHECK (
  CASE "outcome"
    WHEN 'pending' THEN "decidedAt" IS NULL AND "decidedById" IS NULL
    WHEN 'superseded' THEN true
    ELSE "decidedAt" IS NOT NULL AND "decidedById" IS NOT NULL AND "reason" IS NOT NULL
  END
);
ALTER TABLE "CallDuty" ADD CONSTRAINT "CallDuty_called" CHECK (("calledAt" IS NULL) = ("calledById" IS NULL));
ALTER TABLE "PoliceNotice" ADD CONSTRAINT "PoliceNotice_made" CHECK (
  ("madeAt" IS NULL) = ("madeById" IS NULL) AND ("madeAt" IS NULL) = ("how" IS NULL)
);
ALTER TABLE "Emergency" ADD CONSTRAINT "Emergency_confirmed" CHECK (("confirmedAt" IS NULL) = ("confirmedById" IS NULL));
ALTER TABLE "Emergency" ADD CONSTRAINT "Emergency_stood_down" CHECK (("stoodDownAt" IS NULL) = ("stoodDownById" IS NULL));
ALTER TABLE "Duty" ADD CONSTRAINT "Duty_done" CHECK (("doneAt" IS NULL) = ("doneById" IS NULL));
ALTER TABLE "Digest" ADD CONSTRAINT "Digest_released" CHECK (("releasedAt" IS NULL) = ("releasedById" IS NULL));

-- A delivery in flight has somebody who will give it back; nothing is shown that was never wanted.
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_leased" CHECK (("state" = 'sending') = ("leaseUntil" IS NOT NULL));
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_addressed" CHECK ("platform" IS NOT NULL OR "state" = 'failed');
ALTER TABLE "PostedCard" ADD CONSTRAINT "PostedCard_shown" CHECK ("shownVersion" <= "wantedVersion");
ALTER TABLE "Clock" ADD CONSTRAINT "Clock_value" CHECK ("value" >= 0);

-- A draft names its incident a moment before that incident is written, in the same transaction.
ALTER TABLE "Draft" ALTER CONSTRAINT "Draft_incidentId_fkey" DEFERRABLE INITIALLY DEFERRED;

-- Audit events: append only, for every role, the owner's own mistakes included.
CREATE FUNCTION "refuse_audit_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit events are append-only' USING ERRCODE = 'insufficient_privilege';
END;
$$;
CREATE TRIGGER "AuditEvent_append_only" BEFORE UPDATE OR DELETE ON "AuditEvent"
  FOR EACH ROW EXECUTE FUNCTION "refuse_audit_change"();
CREATE TRIGGER "AuditEvent_no_truncate" BEFORE TRUNCATE ON "AuditEvent"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_audit_change"();

-- Appends in the order given. One call, so that the lock is held for no round trip but the commit's: every transaction waits for it.
-- Each statement of a volatile function sees what was committed before it, hence the head is read after the lock is held.
CREATE FUNCTION "append_audit"("ids" uuid[], "bodies" text[]) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  head_sequence bigint;
  head_hash text;
  next_hash text;
BEGIN
  PERFORM pg_advisory_xact_lock(4202641125);
  SELECT "sequence", "hash" INTO head_sequence, head_hash FROM "AuditEvent" ORDER BY "sequence" DESC LIMIT 1;
  head_sequence := coalesce(head_sequence, 0);
  head_hash := coalesce(head_hash, repeat('0', 64));
  FOR i IN 1 .. cardinality("bodies") LOOP
    head_sequence := head_sequence + 1;
    next_hash := encode(sha256(convert_to(head_hash || ' ' || head_sequence || ' ' || "ids"[i] || ' ' || "bodies"[i], 'UTF8')), 'hex');
    INSERT INTO "AuditEvent" ("id", "sequence", "body", "previousHash", "hash") VALUES ("ids"[i], head_sequence, "bodies"[i], head_hash, next_hash);
    head_hash := next_hash;
  END LOOP;
  RETURN head_sequence;
END;
$$;

-- The story of one incident.
CREATE INDEX "AuditEvent_incident" ON "AuditEvent" (((("body")::jsonb) ->> 'incidentId'));
