package dev.plimsoll.metrics;

/** Nobody can answer for a window that was asked for. */
public class WindowRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String parameter;

    /**
     * @param parameter the name of what is to be corrected
     * @param fix what is wrong and what to do, in sentences
     */
    public WindowRefused(String parameter, String fix) {
        super(fix);
        this.parameter = parameter;
    }

    public String parameter() {
        return parameter;
    }
}
