-- Dead letters that a person closed without another try: by which decision, when, who and why.
ALTER TABLE dead_event ADD COLUMN dismissed_entry BIGINT;
ALTER TABLE dead_event ADD COLUMN dismissed_at TIMESTAMP WITH TIME ZONE;
ALTER TABLE dead_event ADD COLUMN dismissed_by VARCHAR(60);
ALTER TABLE dead_event ADD COLUMN dismissed_why VARCHAR(300);

-- Of a delivery they say something only while its state is DISMISSED.
ALTER TABLE delivery ADD COLUMN dismissed_at BIGINT;
ALTER TABLE delivery ADD COLUMN dismissed_by VARCHAR(60);
ALTER TABLE delivery ADD COLUMN dismissed_why VARCHAR(300);
