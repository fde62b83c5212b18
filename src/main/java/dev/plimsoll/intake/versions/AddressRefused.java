package dev.plimsoll.intake.versions;

import java.net.UnknownHostException;

/** A name leads to an address that may not be asked. The message names the address. */
class AddressRefused extends UnknownHostException {

    private static final long serialVersionUID = 1L;

    AddressRefused(String address) {
        super(address);
    }
}
