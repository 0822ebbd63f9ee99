ALTER TABLE "bookings" ADD CONSTRAINT "ex_during" EXCLUDE USING gist ((int4range("room", "room", '[]')) WITH =, "during" range_ops WITH &&) WHERE (NOT "cancelled") DEFERRABLE;
ALTER TABLE "bookings" ADD CONSTRAINT "ex_room" EXCLUDE ("room" DESC NULLS LAST WITH =) INCLUDE ("cancelled");
ALTER TABLE "bookings" RENAME CONSTRAINT "ex_room" TO "ex_rooms";
ALTER TABLE "bookings" DROP CONSTRAINT "ex_during";
