CREATE TABLE `erasures` (
	`candidate_id` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`reason` text NOT NULL,
	`asked_at` text NOT NULL,
	`asked_by` text NOT NULL,
	`facts_version` integer NOT NULL,
	`approved_at` text,
	`approved_by` text,
	`step` text NOT NULL,
	`cursor` text DEFAULT '' NOT NULL,
	`finds` text,
	`done_at` text
);
--> statement-breakpoint
CREATE INDEX `erasures_open` ON `erasures` (`state`,`asked_at`) WHERE done_at is null;--> statement-breakpoint
CREATE TABLE `journal_entries` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`about` text NOT NULL,
	`at` text NOT NULL,
	`detail` text NOT NULL
);
--> statement-breakpoint
ALTER TABLE `imports` ADD `erased` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `held_rows_of_candidate` ON `held_rows` (`candidate_id`);--> statement-breakpoint
CREATE TRIGGER `journal_badge` AFTER UPDATE OF `revoked_at` ON `badges` WHEN new.revoked_at IS NOT NULL AND old.revoked_at IS NULL BEGIN
	INSERT INTO journal_entries (kind, about, at, detail) VALUES ('badge-revoked', new.id, new.revoked_at, json_object('number', new.number, 'candidate_id', new.candidate_id, 'certification', new.certification, 'list', new.list, 'place', new.place, 'revoked_for', new.revoked_for));
END;
--> statement-breakpoint
CREATE TRIGGER `journal_record` AFTER UPDATE OF `revoked_at` ON `learner_records` WHEN new.revoked_at IS NOT NULL AND old.revoked_at IS NULL BEGIN
	INSERT INTO journal_entries (kind, about, at, detail) VALUES ('record-revoked', new.token, new.revoked_at, json_object('number', new.number, 'transcript_id', new.transcript_id, 'list', new.list, 'place', new.place));
END;
--> statement-breakpoint
CREATE TRIGGER `journal_no` AFTER INSERT ON `answers` WHEN new.answer = 'no' BEGIN
	INSERT INTO journal_entries (kind, about, at, detail) VALUES ('said-no', new.candidate_id, new.answered_at, json_object('question', new.question));
END;
--> statement-breakpoint
CREATE TRIGGER `journal_token` AFTER UPDATE OF `revoked_at` ON `operator_tokens` WHEN new.revoked_at IS NOT NULL AND old.revoked_at IS NULL BEGIN
	INSERT INTO journal_entries (kind, about, at, detail) VALUES ('token-revoked', new.id, new.revoked_at, '{}');
END;
--> statement-breakpoint
CREATE TRIGGER `journal_share` AFTER UPDATE OF `ended_at` ON `transcript_shares` WHEN new.ended_at IS NOT NULL AND old.ended_at IS NULL BEGIN
	INSERT INTO journal_entries (kind, about, at, detail) VALUES ('share-ended', new.id, new.ended_at, '{}');
END;
--> statement-breakpoint
CREATE TRIGGER `journal_transcript_disabled` AFTER UPDATE OF `is_disabled` ON `transcripts` WHEN new.is_disabled = 1 AND old.is_disabled = 0 BEGIN
	INSERT INTO journal_entries (kind, about, at, detail) VALUES ('transcript-ended', new.id, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), '{}');
END;
--> statement-breakpoint
CREATE TRIGGER `journal_transcript_deleted` AFTER DELETE ON `transcripts` BEGIN
	INSERT INTO journal_entries (kind, about, at, detail) VALUES ('transcript-ended', old.id, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), '{}');
END;
--> statement-breakpoint
CREATE TRIGGER `journal_colleague` AFTER UPDATE OF `ended_at` ON `colleagues` WHEN new.ended_at IS NOT NULL AND old.ended_at IS NULL BEGIN
	INSERT INTO journal_entries (kind, about, at, detail) VALUES ('colleague-ended', new.id, new.ended_at, '{}');
END;
