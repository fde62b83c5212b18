package dev.plimsoll.deployments.web;

/** No deployment has this number. */
class UnknownDeployment extends RuntimeException {

    private final String number;

    UnknownDeployment(String number) {
        super("No deployment has the number %s".formatted(number));
        this.number = number;
    }

    String number() {
        return number;
    }
}
