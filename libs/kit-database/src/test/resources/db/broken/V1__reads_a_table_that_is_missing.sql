CREATE VIEW broken AS SELECT * FROM no_such_table;
