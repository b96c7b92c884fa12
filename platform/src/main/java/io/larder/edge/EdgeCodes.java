package io.larder.edge;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.CONTENT_TOO_LARGE;
import static org.springframework.http.HttpStatus.INTERNAL_SERVER_ERROR;
import static org.springframework.http.HttpStatus.METHOD_NOT_ALLOWED;
import static org.springframework.http.HttpStatus.NOT_ACCEPTABLE;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;
import static org.springframework.http.HttpStatus.UNSUPPORTED_MEDIA_TYPE;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The codes that any endpoint can answer with, whatever its room. */
@Component
public final class EdgeCodes implements RefusalCatalogue {

    /** The body is not JSON, or names a member twice. */
    public static final ProblemCode MALFORMED_JSON =
            code("malformed_json", BAD_REQUEST, "The body is not valid JSON", "请求体不是有效的 JSON");

    /** A member that this request does not have. */
    public static final ProblemCode UNKNOWN_FIELD =
            code("unknown_field", BAD_REQUEST, "The body has an unknown field", "请求体含有未知字段");

    /** A member that must be there. */
    public static final ProblemCode MISSING_FIELD =
            code("missing_field", BAD_REQUEST, "A required field is missing", "缺少必填字段");

    /** A member whose value is not allowed. */
    public static final ProblemCode INVALID_FIELD =
            code("invalid_field", BAD_REQUEST, "A field has an invalid value", "字段的值无效");

    /** A number of minor units that is not whole. */
    public static final ProblemCode FRACTION_NOT_ALLOWED =
            code(
                    "fraction_not_allowed",
                    BAD_REQUEST,
                    "Whole minor units only, no fractions",
                    "金额须为整数最小货币单位，不接受小数");

    /** A query or path parameter that is missing or not allowed. */
    public static final ProblemCode INVALID_PARAMETER =
            code("invalid_parameter", BAD_REQUEST, "A parameter is invalid", "请求参数无效");

    /** The request itself cannot be read, before any endpoint is chosen. */
    public static final ProblemCode INVALID_REQUEST =
            code("invalid_request", BAD_REQUEST, "The request cannot be read", "无法解析该请求");

    /** More bytes than {@code larder.edge.max-body-bytes}. */
    public static final ProblemCode BODY_TOO_LARGE =
            code("body_too_large", CONTENT_TOO_LARGE, "The body is too large", "请求体过大");

    /** Another content type than the endpoint reads. */
    public static final ProblemCode UNSUPPORTED_MEDIA_TYPE_CODE =
            code(
                    "unsupported_media_type",
                    UNSUPPORTED_MEDIA_TYPE,
                    "This content type is not read here",
                    "不支持该内容类型");

    /** Nothing the client accepts can be answered. */
    public static final ProblemCode NOT_ACCEPTABLE_CODE =
            code("not_acceptable", NOT_ACCEPTABLE, "No acceptable answer", "无法提供可接受的响应格式");

    /** No such path. */
    public static final ProblemCode UNKNOWN_PATH =
            code("unknown_path", NOT_FOUND, "There is nothing at this path", "路径不存在");

    /** The path is there, but not for this method. */
    public static final ProblemCode METHOD_NOT_ALLOWED_CODE =
            code("method_not_allowed", METHOD_NOT_ALLOWED, "Method not allowed", "不支持该请求方法");

    /** A request that moves money came without its key. */
    public static final ProblemCode KEY_MISSING =
            code(
                    "idempotency_key_missing",
                    BAD_REQUEST,
                    "The Idempotency-Key header is missing",
                    "缺少 Idempotency-Key 请求头");

    /** The key is not 8 to 64 visible ASCII characters. */
    public static final ProblemCode KEY_MALFORMED =
            code(
                    "idempotency_key_malformed",
                    BAD_REQUEST,
                    "The Idempotency-Key header is malformed",
                    "Idempotency-Key 请求头格式错误");

    /** The key was used before with another body. */
    public static final ProblemCode KEY_REUSED =
            code(
                    "idempotency_key_reused",
                    CONFLICT,
                    "This Idempotency-Key was used for another request",
                    "该 Idempotency-Key 已用于另一请求");

    /** The first request with this key is still running. */
    public static final ProblemCode IN_PROGRESS =
            code(
                    "request_in_progress",
                    CONFLICT,
                    "The first request with this key is still running",
                    "使用该键的首个请求仍在处理中");

    /** Too much to do at once, or a store that cannot be reached; nothing was done. */
    public static final ProblemCode BUSY =
            code("busy", SERVICE_UNAVAILABLE, "Busy, try again shortly", "系统繁忙，请稍后重试");

    /** An audit found a breach: reads go on, writes wait for a person. */
    public static final ProblemCode CELL_FROZEN =
            code(
                    "cell_frozen",
                    SERVICE_UNAVAILABLE,
                    "Writing is stopped until the books are checked",
                    "账本核查完成前暂停写入");

    /** Whether it was done is not known; the same key tells. */
    public static final ProblemCode OUTCOME_UNKNOWN =
            code(
                    "outcome_unknown",
                    SERVICE_UNAVAILABLE,
                    "The outcome is not known yet, repeat with the same key",
                    "结果尚未确定，请使用相同的键重试");

    /** A file of an archived month is missing or damaged; nothing else is wrong. */
    public static final ProblemCode ARCHIVE_UNAVAILABLE =
            code(
                    "archive_unavailable",
                    SERVICE_UNAVAILABLE,
                    "An archived month cannot be read",
                    "归档月份的数据暂时无法读取");

    /** A fault of the server. */
    public static final ProblemCode INTERNAL_ERROR =
            code("internal_error", INTERNAL_SERVER_ERROR, "Internal error", "内部错误");

    private static ProblemCode code(
            String code, HttpStatus status, String english, String chinese) {
        return new ProblemCode(code, status, english, chinese);
    }

    @Override
    public String room() {
        return "edge";
    }

    @Override
    public List<ProblemCode> codes() {
        return List.of(
                MALFORMED_JSON,
                UNKNOWN_FIELD,
                MISSING_FIELD,
                INVALID_FIELD,
                FRACTION_NOT_ALLOWED,
                INVALID_PARAMETER,
                INVALID_REQUEST,
                BODY_TOO_LARGE,
                UNSUPPORTED_MEDIA_TYPE_CODE,
                NOT_ACCEPTABLE_CODE,
                UNKNOWN_PATH,
                METHOD_NOT_ALLOWED_CODE,
                KEY_MISSING,
                KEY_MALFORMED,
                KEY_REUSED,
                IN_PROGRESS,
                BUSY,
                CELL_FROZEN,
                OUTCOME_UNKNOWN,
                ARCHIVE_UNAVAILABLE,
                INTERNAL_ERROR);
    }
}
