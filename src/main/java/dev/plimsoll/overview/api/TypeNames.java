package dev.plimsoll.overview.api;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.jackson.TypeNameResolver;
import java.util.Set;

/** Calls a type that lies within another by both names, so that two modules may have a type of one name. */
class TypeNames extends TypeNameResolver {

    @Override
    protected String nameForClass(JavaType type, Set<Options> options) {
        return nameForClass(type.getRawClass(), options);
    }

    @Override
    protected String nameForClass(Class<?> type, Set<Options> options) {
        var around = type.getEnclosingClass();
        var name = super.nameForClass(type, options);
        return around == null ? name : super.nameForClass(around, options).replace("Controller", "") + name;
    }
}
