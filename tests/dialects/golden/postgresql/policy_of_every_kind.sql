CREATE POLICY "own" ON "tasks" FOR UPDATE TO "reader", PUBLIC USING (owner = current_user) WITH CHECK (id > 0);
COMMENT ON POLICY "own" ON "tasks" IS 'their own';
CREATE POLICY "few" ON "tasks" AS RESTRICTIVE USING (id < 10);
ALTER POLICY "own" ON "tasks" TO "writer" USING (owner = 'x') WITH CHECK (id > 1);
COMMENT ON POLICY "own" ON "tasks" IS NULL;
DROP POLICY "few" ON "tasks";
CREATE POLICY "few" ON "tasks" FOR INSERT WITH CHECK (id < 10);
ALTER POLICY "few" ON "tasks" RENAME TO "some";
DROP POLICY "own" ON "tasks";
