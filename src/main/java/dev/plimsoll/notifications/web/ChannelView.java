package dev.plimsoll.notifications.web;

import dev.plimsoll.notifications.Channel;
import dev.plimsoll.notifications.Message;
import dev.plimsoll.notifications.Receiver;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One channel, for administrators.
 *
 * @param takesReceivers whether tools can be added to it on the page
 */
record ChannelView(
        String name,
        String title,
        boolean isOn,
        String setup,
        boolean takesReceivers,
        List<Receiver> receivers,
        @Nullable Message last) {

    static ChannelView of(Channel channel, boolean takesReceivers, List<Receiver> receivers, @Nullable Message last) {
        return new ChannelView(
                channel.name(), channel.title(), channel.isOn(), channel.setup(), takesReceivers, receivers, last);
    }
}
