package dev.plimsoll.deployments.web;

/**
 * One environment.
 *
 * @param position where it stands in the order of promotion
 * @param runs how many services (and targets) run something in it
 * @param today how many deployments to it ended or run since midnight in the organisation's zone
 * @param failed how many of these failed
 */
record MatrixColumn(long id, String name, String tier, int position, long runs, long today, long failed) {

    static final String PRODUCTION = "production";

    boolean isProduction() {
        return tier.equals(PRODUCTION);
    }

    public String count() {
        return failed == 0 ? today + " today" : today + " today, " + failed + " failed";
    }
}
