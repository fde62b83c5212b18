package dev.plimsoll.deployments.web;

import java.util.List;

/** The rows of one team. */
record TeamRows(String team, List<MatrixRow> rows) {

    static final String NONE = "No team";

    public long exceptions() {
        return rows.stream().filter(MatrixRow::isException).count();
    }

    public String count() {
        var services = rows.size() + (rows.size() == 1 ? " service" : " services");
        return switch ((int) Math.min(exceptions(), 2)) {
            case 0 -> services;
            case 1 -> services + ", 1 exception";
            default -> services + ", " + exceptions() + " exceptions";
        };
    }
}
